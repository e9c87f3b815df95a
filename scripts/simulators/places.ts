/** What companies of a country are called and where they sit. Names are invented; towns and postcodes are real. */
export type Place = {
  forms: readonly string[]
  words: readonly string[]
  streets: readonly string[]
  towns: readonly (readonly [postcode: string, city: string])[]
}

/** One line per ISO 3166-1 country: legal forms; names; streets; towns. All with a VAT number, and the largest outside Europe. */
const table = `
AD; SA|SLU; Pirineu Mèdica|Valira Salut; Carrer Major|Avinguda Meritxell; AD500=Andorra la Vella|AD700=Escaldes-Engordany
AT; GmbH|AG; Donau Medizintechnik|Alpen Implantate|Linzer Labor; Mariahilfer Straße|Landstraße|Hauptplatz; 1060=Wien|4020=Linz|8010=Graz
AU; Pty Ltd; Coral Medical|Southern Cross Devices|Wattle Diagnostics; Collins Street|George Street|King William Street; 3000=Melbourne|2000=Sydney|5000=Adelaide
BE; NV|SRL|SA; Meridiaan Medica|Scaldis Implants|Ardenne Diagnostic; Rue de la Loi|Meir|Kouter; 1000=Bruxelles|2000=Antwerpen|9000=Gent
BG; EOOD|AD; Vitosha Medikal|Dunav Diagnostika|Rodopi Med; ul. Vitosha|bul. Bulgaria|ul. Ivan Vazov; 1000=Sofia|4000=Plovdiv|9000=Varna
BR; Ltda|S.A.; Ipê Médica|Atlântico Implantes|Serra Diagnósticos; Avenida Paulista|Rua da Bahia|Rua XV de Novembro; 01310-100=São Paulo|30160-011=Belo Horizonte|80020-310=Curitiba
CA; Inc.|Ltée; Maple Surgical|Laurentides Médical|Prairie Diagnostics; Yonge Street|Rue Sherbrooke|Jasper Avenue; M5B 2H1=Toronto|H3A 1G5=Montréal|T5J 1N9=Edmonton
CH; AG|GmbH|SA; Aare Medizintechnik|Helvetic Implants|Léman Diagnostic; Bahnhofstrasse|Minervastrasse|Rue du Rhône; 3011=Bern|8001=Zürich|1204=Genève
CN; Co., Ltd.; Jinling Medical|Pearl River Devices|Lushan Diagnostics; Zhongshan Road|Nanjing Road|Tianhe Road; 210000=Nanjing|200001=Shanghai|510000=Guangzhou
CU; S.A.; Caribe Médica|Habana Equipos|Antillas Diagnóstico; Calle 23|Avenida de los Presidentes|Calle Obispo; 10400=La Habana|90100=Santiago de Cuba|50100=Santa Clara
CY; Ltd; Aphrodite Medical|Troodos Devices; Ledra Street|Makariou Avenue; 1011=Nicosia|3030=Limassol|6010=Larnaca
CZ; s.r.o.|a.s.; Vltava Medical|Morava Implantáty|Bohemia Diagnostika; Václavské náměstí|Masarykova|Nádražní; 110 00=Praha 1|602 00=Brno|702 00=Ostrava
DE; GmbH|AG; Rheinland Medizintechnik|Isar Implantate|Hansa Diagnostik; Hauptstraße|Industriestraße|Gartenweg; 50667=Köln|80331=München|20095=Hamburg
DK; ApS|A/S; Øresund Medico|Fyn Implantater|Limfjord Diagnostik; Vesterbrogade|Algade|Søndergade; 1620=København V|5000=Odense C|9000=Aalborg
EE; OÜ|AS; Läänemere Meditsiin|Saare Seadmed; Narva maantee|Ülikooli; 10117=Tallinn|51003=Tartu|80010=Pärnu
ES; SL|SA; Implantes Levante|Ibérica de Diagnóstico|Sierra Médica; Calle de Alcalá|Carrer de Mallorca|Avenida de la Constitución; 28014=Madrid|08008=Barcelona|41001=Sevilla
FI; Oy|Oyj; Saimaa Medical|Pohjola Laitteet|Kaleva Diagnostiikka; Mannerheimintie|Hämeenkatu|Kauppakatu; 00100=Helsinki|33100=Tampere|90100=Oulu
FR; SAS|SA|SARL; Laboratoires Méridian|Garonne Implants|Bretagne Diagnostic; Rue de la République|Avenue Jean Jaurès|Rue Victor Hugo; 75011=Paris|69002=Lyon|33000=Bordeaux
GB; Ltd|plc; Pennine Medical|Lagan Devices|Severn Diagnostics; High Street|Station Road|Victoria Street; BT1 5GB=Belfast|M1 1AE=Manchester|BS1 6AA=Bristol
GR; AE|EPE; Aigaio Iatrika|Olympos Diagnostika|Ionio Emfytevmata; Ermou|Tsimiski|Korinthou; 105 63=Athina|546 24=Thessaloniki|262 21=Patra
HR; d.o.o.|d.d.; Jadran Medika|Sava Dijagnostika|Velebit Implantati; Ilica|Marmontova ulica|Korzo; 10000=Zagreb|21000=Split|51000=Rijeka
HU; Kft.|Zrt.; Balaton Medikai|Tisza Diagnosztika|Mátra Implantátum; Váci út|Kossuth Lajos utca|Petőfi utca; 1052=Budapest|4024=Debrecen|6720=Szeged
IE; Limited|DAC; Shannon Surgical|Liffey Diagnostics|Corrib Devices; O’Connell Street|Patrick Street|Eyre Square; D01 F5P2=Dublin|T12 W8KP=Cork|H91 KX4A=Galway
IL; Ltd; Carmel Medical|Negev Diagnostics|Galil Devices; Rothschild Boulevard|Herzl Street|HaNassi Avenue; 6688101=Tel Aviv|3303001=Haifa|8410501=Beer Sheva
IN; Pvt Ltd; Kaveri Surgicals|Deccan Diagnostics|Ganga Devices; Mahatma Gandhi Road|Linking Road|Anna Salai; 560001=Bengaluru|400050=Mumbai|600002=Chennai
IS; ehf.|hf.; Esja Lækningatæki|Norðurljós Greining; Laugavegur|Hafnarstræti; 101=Reykjavík|600=Akureyri
IT; S.r.l.|S.p.A.; Adriatica Medicale|Appennino Diagnostica|Lario Impianti; Via Roma|Corso Garibaldi|Via Mazzini; 20121=Milano|40126=Bologna|80133=Napoli
JP; K.K.; Asagi Medical|Tsubaki Devices|Mizuho Diagnostics; Nihonbashi|Midosuji|Sakae; 103-0027=Tokyo|541-0041=Osaka|460-0008=Nagoya
KR; Co., Ltd.; Hanbit Medical|Dongbaek Devices|Seorak Diagnostics; Teheran-ro|Haeundae-ro|Dongdaegu-ro; 06236=Seoul|48094=Busan|41260=Daegu
LI; AG|Anstalt; Rätikon Medizintechnik|Triesen Implantate; Städtle|Landstrasse; 9490=Vaduz|9494=Schaan
LT; UAB|AB; Neris Medika|Baltijos Diagnostika; Gedimino prospektas|Laisvės alėja; 01103=Vilnius|44240=Kaunas|91246=Klaipėda
LU; S.à r.l.|S.A.; Alzette Médical|Moselle Diagnostic; Avenue de la Liberté|Rue de l’Alzette; L-1930=Luxembourg|L-4010=Esch-sur-Alzette
LV; SIA|AS; Daugava Medical|Kurzeme Diagnostika; Brīvības iela|Lielā iela; LV-1010=Rīga|LV-3401=Liepāja
MC; SAM|SARL; Rocher Médical|Riviera Diagnostic; Boulevard des Moulins|Rue Grimaldi; 98000=Monaco
MT; Ltd; Valletta Medical|Gozo Devices; Republic Street|Tower Road; VLT 1117=Valletta|SLM 1605=Sliema
MX; S.A. de C.V.; Anáhuac Médica|Sierra Madre Implantes|Maya Diagnóstico; Avenida Reforma|Calle Hidalgo|Avenida Juárez; 06600=Ciudad de México|44100=Guadalajara|64000=Monterrey
NL; B.V.|N.V.; Waal Medische Techniek|Zuiderzee Implants|Maas Diagnostiek; Keizersgracht|Stationsweg|Oude Markt; 1015 CJ=Amsterdam|3511 ED=Utrecht|6211 CK=Maastricht
NO; AS|ASA; Fjord Medisin|Nordkapp Implantater; Karl Johans gate|Bryggen; 0154=Oslo|5003=Bergen|7011=Trondheim
PL; Sp. z o.o.|S.A.; Wisła Medyczna|Tatry Implanty|Bałtyk Diagnostyka; ul. Marszałkowska|ul. Floriańska|ul. Długa; 00-590=Warszawa|31-021=Kraków|80-827=Gdańsk
PT; Lda|S.A.; Tejo Médica|Douro Implantes|Algarve Diagnóstico; Avenida da Liberdade|Rua de Santa Catarina|Rua de Santo António; 1250-096=Lisboa|4000-447=Porto|8000-284=Faro
RO; SRL|SA; Carpați Medical|Dunărea Diagnostic|Mureș Implant; Calea Victoriei|Strada Republicii|Bulevardul Eroilor; 010065=București|400015=Cluj-Napoca|500007=Brașov
SE; AB; Mälaren Medicinteknik|Vänern Implantat|Skåne Diagnostik; Drottninggatan|Kungsgatan|Storgatan; 111 51=Stockholm|411 19=Göteborg|211 34=Malmö
SI; d.o.o.|d.d.; Triglav Medika|Soča Diagnostika; Slovenska cesta|Glavni trg; 1000=Ljubljana|2000=Maribor|3000=Celje
SK; s.r.o.|a.s.; Tatranská Medicína|Dunaj Diagnostika; Obchodná|Hlavná|Námestie SNP; 811 06=Bratislava|040 01=Košice|974 01=Banská Bystrica
SM; S.p.A.|S.r.l.; Titano Medicale|Tre Torri Diagnostica; Via Piana|Contrada Omerelli; 47890=San Marino|47891=Dogana
TR; A.Ş.|Ltd. Şti.; Anadolu Tıbbi Cihaz|Marmara İmplant|Ege Diagnostik; İstiklal Caddesi|Atatürk Bulvarı|Kordon; 34433=İstanbul|06420=Ankara|35210=İzmir
US; Inc.|LLC|Corp.; Blue Ridge Medical|Great Lakes Surgical|Mesa Diagnostics; Main Street|Market Street|Lake Shore Drive; MA 02110=Boston|CA 94105=San Francisco|IL 60611=Chicago
ZA; (Pty) Ltd; Protea Medical|Highveld Devices|Karoo Diagnostics; Long Street|Commissioner Street|Church Street; 8001=Cape Town|2001=Johannesburg|0002=Pretoria
`

/** By country. */
export const places: ReadonlyMap<string, Place> = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [country = '', forms = '', words = '', streets = '', towns = ''] = line.split('; ')
      const place: Place = {
        forms: forms.split('|'),
        words: words.split('|'),
        streets: streets.split('|'),
        towns: towns.split('|').map((town) => {
          const [postcode = '', city = ''] = town.split('=')
          return [postcode, city] as const
        }),
      }
      return [country, place] as const
    }),
)
