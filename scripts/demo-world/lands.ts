import type { Language } from '#server/features/identity/identity.contract.ts'

/** What companies of a country are called, where they sit, and how their numbers look. Names are invented, towns are real. */
export type Land = {
  country: string
  /** How often companies come from here, against the others. */
  share: number
  /** The languages of correspondence they choose, one as often as it stands here. */
  languages: readonly Language[]
  dial: string
  /** `#` is a digit, `@` a letter; drawn until our own rules take it. Empty outside Europe. */
  vat: string
  /** How a house number stands in a street's line. */
  numberFirst: boolean
  forms: readonly string[]
  stems: readonly string[]
  fields: readonly string[]
  streets: readonly string[]
  towns: readonly (readonly [postcode: string, city: string])[]
}

/** One line a country: share; languages; dialling code; number; forms; stems; fields; streets; towns. */
const table = `
DE 32; nl en en en; 49; #########; GmbH|GmbH|AG|GmbH & Co. KG; Rheinland|Isar|Hansa|Schwarzwald|Elbtal|Spessart|Neckar|Uckermark; Medizintechnik|Implantate|Diagnostik|Orthopädie|Sterilgut|Instrumente; Hauptstraße|Industriestraße|Gartenweg|Lindenallee|Am Hafen|Robert-Koch-Straße; 50667=Köln|80331=München|20095=Hamburg|70173=Stuttgart|78532=Tuttlingen|04109=Leipzig|37073=Göttingen
FR 30; fr fr fr en; 33; ###########; SAS|SAS|SARL|SA; Garonne|Armor|Cévennes|Ligéris|Vosges|Camargue|Valcourt|Beauséjour; Dispositifs Médicaux|Implants|Diagnostic|Orthopédie|Instruments|Stérilisation; rue de la République|avenue Jean Jaurès|rue Victor Hugo|boulevard Pasteur|chemin des Vignes|place du Marché; 75011=Paris|69002=Lyon|33000=Bordeaux|67000=Strasbourg|44000=Nantes|59000=Lille|38000=Grenoble
NL 26; nl nl nl en; 31; #########B01; B.V.|B.V.|N.V.; Waal|Zuiderzee|Maas|Veluwe|Kennemer|Drentse|Zeeuwse|Betuwe; Medische Techniek|Implantaten|Diagnostiek|Orthopedie|Instrumenten|Hulpmiddelen; Keizersgracht|Stationsweg|Oude Markt|Industrieweg|Dorpsstraat|Parklaan; 1015 CJ=Amsterdam|3511 ED=Utrecht|6211 CK=Maastricht|5611 AZ=Eindhoven|9712 HX=Groningen|2312 KL=Leiden
IT 22; fr en en; 39; ###########; S.r.l.|S.r.l.|S.p.A.; Adriatica|Appennino|Lario|Brenta|Tirrenia|Monviso|Etruria|Garda; Medicale|Diagnostica|Impianti|Ortopedia|Biomedica|Strumenti; Via Roma|Corso Garibaldi|Via Mazzini|Via dell’Industria|Viale Europa|Via San Rocco; 20121=Milano|40126=Bologna|80133=Napoli|41037=Mirandola|10121=Torino|50123=Firenze
ES 20; fr en en; 34; B########; SL|SL|SA|SLU; Levante|Sierra Nevada|Ebro|Cantábrica|Tramontana|Alcarria|Duero|Montseny; Implantes|Diagnóstico|Equipos Médicos|Ortopedia|Instrumental|Productos Sanitarios; Calle de Alcalá|Carrer de Mallorca|Avenida de la Constitución|Calle Mayor|Paseo del Prado|Polígono Las Eras; 28014=Madrid|08008=Barcelona|41001=Sevilla|46003=Valencia|48009=Bilbao|50001=Zaragoza
GB 18; en; 44; #########; Ltd|Ltd|plc|LLP; Pennine|Severn|Cotswold|Tamar|Ribble|Malvern|Solway|Chiltern; Medical|Surgical|Diagnostics|Orthopaedics|Devices|Healthcare; High Street|Station Road|Victoria Street|Mill Lane|Science Park Way|Church Road; M1 1AE=Manchester|BS1 6AA=Bristol|LS1 4DY=Leeds|EH2 2ER=Edinburgh|CB2 1TN=Cambridge|CF10 3AT=Cardiff
PL 14; en; 48; ##########; Sp. z o.o.|S.A.; Wisła|Tatry|Bałtyk|Mazury|Odra|Bieszczady; Medyczna|Implanty|Diagnostyka|Ortopedia|Instrumenty|Wyroby Medyczne; ul. Marszałkowska|ul. Floriańska|ul. Długa|ul. Przemysłowa|al. Niepodległości; 00-590=Warszawa|31-021=Kraków|80-827=Gdańsk|50-101=Wrocław|90-001=Łódź
US 14; en; 1; ; Inc.|LLC|Corp.; Blue Ridge|Great Lakes|Mesa|Cascade|Prairie|Chesapeake; Medical|Surgical|Diagnostics|Orthopedics|Devices|Biosciences; Main Street|Market Street|Lake Shore Drive|Innovation Parkway; 02110=Boston|94105=San Francisco|60611=Chicago|55401=Minneapolis|92618=Irvine
CH 12; fr en en; 41; #########; AG|GmbH|SA|Sàrl; Aare|Léman|Säntis|Jura|Engadin|Emmental; Medizintechnik|Implants|Diagnostic|Orthopädie|Instruments|Précision; Bahnhofstrasse|Minervastrasse|Rue du Rhône|Seestrasse|Avenue de la Gare; 3011=Bern|8001=Zürich|1204=Genève|2502=Biel/Bienne|1003=Lausanne|4051=Basel
AT 10; en; 43; U########; GmbH|GmbH|AG; Donau|Tauern|Wachau|Salzkammer|Burgenland; Medizintechnik|Implantate|Diagnostik|Labor|Orthopädie; Mariahilfer Straße|Landstraße|Hauptplatz|Mozartgasse; 1060=Wien|4020=Linz|8010=Graz|5020=Salzburg|6020=Innsbruck
IE 10; en; 353; #######@; Limited|Limited|DAC; Shannon|Liffey|Corrib|Burren|Wicklow; Surgical|Diagnostics|Devices|Medical|Orthopaedics; O’Connell Street|Patrick Street|Eyre Square|Parkmore Business Park; D01 F5P2=Dublin|T12 W8KP=Cork|H91 KX4A=Galway|V94 T28R=Limerick
SE 9; en; 46; ##########01; AB; Mälaren|Vänern|Skåne|Dalarna|Norrland; Medicinteknik|Implantat|Diagnostik|Ortopedi|Instrument; Drottninggatan|Kungsgatan|Storgatan|Forskarvägen; 111 51=Stockholm|411 19=Göteborg|211 34=Malmö|753 20=Uppsala
DK 8; en; 45; ########; ApS|A/S; Øresund|Fyn|Limfjord|Djursland|Kattegat; Medico|Implantater|Diagnostik|Ortopædi|Hjælpemidler; Vesterbrogade|Algade|Søndergade|Industrivej; 1620=København V|5000=Odense C|9000=Aalborg|8000=Aarhus C
PT 7; fr en; 351; 5########; Lda|S.A.; Tejo|Douro|Algarve|Alentejo|Mondego; Médica|Implantes|Diagnóstico|Ortopedia; Avenida da Liberdade|Rua de Santa Catarina|Rua de Santo António; 1250-096=Lisboa|4000-447=Porto|8000-284=Faro|3000-150=Coimbra
CZ 7; en; 420; ########; s.r.o.|a.s.; Vltava|Morava|Bohemia|Šumava|Beskydy; Medical|Implantáty|Diagnostika|Ortopedie; Václavské náměstí|Masarykova|Nádražní|Průmyslová; 110 00=Praha 1|602 00=Brno|702 00=Ostrava|301 00=Plzeň
GR 7; en; 30; #########; Α.Ε.|Ε.Π.Ε.|Ι.Κ.Ε.; Αιγαίο|Όλυμπος|Ιόνιο|Πήλιο|Θράκη; Ιατρικά|Διαγνωστικά|Εμφυτεύματα|Ορθοπεδικά; Ερμού|Τσιμισκή|Κορίνθου|Ακαδημίας|Εγνατίας; 105 63=Αθήνα|546 24=Θεσσαλονίκη|262 21=Πάτρα|712 02=Ηράκλειο
TR 7; en; 90; ##########; A.Ş.|Ltd. Şti.; Anadolu|Marmara|Ege|Toros|Karadeniz; Tıbbi Cihaz|İmplant|Diagnostik|Ortopedi|Sağlık Ürünleri; İstiklal Caddesi|Atatürk Bulvarı|Kordon|Çamlık Sokak; 34433=İstanbul|06420=Ankara|35210=İzmir|16059=Bursa
FI 6; en; 358; ########; Oy|Oyj; Saimaa|Pohjola|Kaleva|Häme; Medical|Laitteet|Diagnostiikka|Implantit; Mannerheimintie|Hämeenkatu|Kauppakatu; 00100=Helsinki|33100=Tampere|90100=Oulu|20100=Turku
BG 6; en; 359; #########; ЕООД|ООД|АД; Витоша|Дунав|Родопи|Пирин|Тракия; Медикъл|Диагностика|Импланти|Ортопедия; ул. Витоша|бул. България|ул. Иван Вазов|ул. Шипка; 1000=София|4000=Пловдив|9000=Варна|8000=Бургас
HU 5; en; 36; ########; Kft.|Zrt.; Balaton|Tisza|Mátra|Bakony; Medikai|Diagnosztika|Implantátum|Ortopédia; Váci út|Kossuth Lajos utca|Petőfi utca; 1052=Budapest|4024=Debrecen|6720=Szeged|7621=Pécs
RO 5; fr en; 40; ########; SRL|SA; Carpați|Dunărea|Mureș|Bucegi; Medical|Diagnostic|Implant|Ortopedie; Calea Victoriei|Strada Republicii|Bulevardul Eroilor; 010065=București|400015=Cluj-Napoca|500007=Brașov|700028=Iași
LU 5; fr; 352; ########; S.à r.l.|S.A.; Alzette|Moselle|Ardenne|Sûre; Médical|Diagnostic|Implants|Distribution Santé; Avenue de la Liberté|Rue de l’Alzette|Route d’Arlon; L-1930=Luxembourg|L-4010=Esch-sur-Alzette|L-9053=Ettelbruck
NO 5; en; 47; #########MVA; AS|ASA; Fjord|Nordkapp|Hardanger|Lofoten; Medisin|Implantater|Diagnostikk|Ortopedi; Karl Johans gate|Bryggen|Storgata|Sjøgata; 0154=Oslo|5003=Bergen|7011=Trondheim|9008=Tromsø
CN 5; en; 86; ; Co., Ltd.; Jinling|Pearl River|Lushan|Taihu|Qilian; Medical|Devices|Diagnostics|Surgical; Zhongshan Road|Nanjing Road|Tianhe Road|Keji Avenue; 210000=Nanjing|200001=Shanghai|510000=Guangzhou|518000=Shenzhen
SI 4; en; 386; ########; d.o.o.|d.d.; Triglav|Soča|Pohorje|Karavanke; Medika|Diagnostika|Implantati; Slovenska cesta|Glavni trg|Trubarjeva ulica; 1000=Ljubljana|2000=Maribor|3000=Celje
SK 4; en; 421; ##########; s.r.o.|a.s.; Tatranská|Dunajská|Šariš|Považie; Medicína|Diagnostika|Implantáty; Obchodná|Hlavná|Námestie SNP; 811 06=Bratislava|040 01=Košice|974 01=Banská Bystrica
HR 4; en; 385; ###########; d.o.o.|d.d.; Jadran|Sava|Velebit|Kvarner; Medika|Dijagnostika|Implantati; Ilica|Marmontova ulica|Korzo; 10000=Zagreb|21000=Split|51000=Rijeka
LT 4; en; 370; #########; UAB|AB; Neris|Baltijos|Dzūkija; Medika|Diagnostika|Implantai; Gedimino prospektas|Laisvės alėja|Tiltų gatvė; 01103=Vilnius|44240=Kaunas|91246=Klaipėda
JP 4; en; 81; ; K.K.; Asagi|Tsubaki|Mizuho|Sazanami; Medical|Devices|Diagnostics; Nihonbashi|Midosuji|Sakae; 103-0027=Tokyo|541-0041=Osaka|460-0008=Nagoya
LV 3; en; 371; ###########; SIA|AS; Daugava|Kurzeme|Vidzeme; Medical|Diagnostika|Implanti; Brīvības iela|Lielā iela; LV-1010=Rīga|LV-3401=Liepāja
EE 3; en; 372; 10#######; OÜ|AS; Läänemere|Saare|Emajõe; Meditsiin|Seadmed|Diagnostika; Narva maantee|Ülikooli|Ringi; 10117=Tallinn|51003=Tartu|80010=Pärnu
CY 3; en; 357; ########@; Λτδ; Αφροδίτη|Τρόοδος|Ακάμας; Ιατρικά|Διαγνωστικά|Εμφυτεύματα; Λήδρας|Μακαρίου|Αρχιεπισκόπου Κυπριανού; 1011=Λευκωσία|3030=Λεμεσός|6010=Λάρνακα
MT 3; en; 356; ########; Ltd; Valletta|Gozo|Dingli; Medical|Devices|Diagnostics; Republic Street|Tower Road; VLT 1117=Valletta|SLM 1605=Sliema
IN 3; en; 91; ; Pvt Ltd; Kaveri|Deccan|Nilgiri; Surgicals|Diagnostics|Devices; Mahatma Gandhi Road|Linking Road|Anna Salai; 560001=Bengaluru|400050=Mumbai|600002=Chennai
KR 3; en; 82; ; Co., Ltd.; Hanbit|Dongbaek|Seorak; Medical|Devices|Diagnostics; Teheran-ro|Haeundae-ro|Dongdaegu-ro; 06236=Seoul|48094=Busan|41260=Daegu
CA 3; fr en; 1; ; Inc.|Ltée; Maple|Laurentides|Prairie; Surgical|Médical|Diagnostics; Yonge Street|Rue Sherbrooke|Jasper Avenue; M5B 2H1=Toronto|H3A 1G5=Montréal|T5J 1N9=Edmonton
IL 3; en; 972; ; Ltd; Carmel|Negev|Galil; Medical|Diagnostics|Devices; Rothschild Boulevard|Herzl Street|HaNassi Avenue; 6688101=Tel Aviv|3303001=Haifa|8410501=Beer Sheva
IS 2; en; 354; ######; ehf.|hf.; Esja|Norðurljós; Lækningatæki|Greining; Laugavegur|Hafnarstræti; 101=Reykjavík|600=Akureyri
LI 1; en; 423; #####; AG|Anstalt; Rätikon|Triesen; Medizintechnik|Implantate; Städtle|Landstrasse; 9490=Vaduz|9494=Schaan
MC 1; fr; 377; ##000######; SAM|SARL; Rocher|Riviera; Médical|Diagnostic; Boulevard des Moulins|Rue Grimaldi; 98000=Monaco
`

const numberBeforeStreet = ['FR', 'GB', 'IE', 'US', 'CA', 'LU', 'MC', 'IN', 'IL', 'MT', 'CN']

/** The most companies first. */
export const lands: readonly Land[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [head = '', languages = '', dial = '', vat = '', ...lists] = line.split('; ')
    const [country = '', share = '0'] = head.split(' ')
    const [forms = [], stems = [], fields = [], streets = [], towns = []] = lists.map((list) => list.split('|'))
    return {
      country,
      share: Number(share),
      languages: languages.split(' ') as Language[],
      dial,
      vat,
      numberFirst: numberBeforeStreet.includes(country),
      forms,
      stems,
      fields,
      streets,
      towns: towns.map((town) => {
        const [postcode = '', city = ''] = town.split('=')
        return [postcode, city] as const
      }),
    }
  })
