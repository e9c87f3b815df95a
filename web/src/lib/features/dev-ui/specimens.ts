import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'

/**
 * What the parts say on the page that shows them: sentences of no screen, so they are not among the words of screens. Each
 * language has all of them, by type. Words that a screen has are asked for there.
 */
type Specimen = Record<
  | 'registration'
  | 'section'
  | 'sentence'
  | 'strong'
  | 'link'
  | 'busy'
  | 'why'
  | 'valid'
  | 'silent'
  | 'invalid'
  | 'byHand'
  | 'notApplicable'
  | 'label'
  | 'hint'
  | 'help'
  | 'fault'
  | 'otherFault'
  | 'longLabel'
  | 'said'
  | 'here'
  | 'released'
  | 'emptyTitle'
  | 'emptyText'
  | 'job'
  | 'jobNote'
  | 'jobFailed'
  | 'finding'
  | 'measured'
  | 'week'
  | 'half'
  | 'most'
  | 'target'
  | 'barFinding'
  | 'barMeasured'
  | 'point'
  | 'count'
  | 'bars'
  | 'dialogTitle'
  | 'dialogText'
  | 'assign'
  | 'remind'
  | 'export'
  | 'tile'
  | 'tileText'
  | 'lockedText',
  string
>

const specimens: Record<ScreenLanguage, Specimen> = {
  en: {
    registration: 'Registration',
    section: 'Section',
    sentence: 'You decide within ten working days.',
    strong: 'strong',
    link: 'a link',
    busy: 'Approving…',
    why: 'Two points in your draft are open: settle them first.',
    valid: 'VIES valid',
    silent: 'VIES silent',
    invalid: 'VIES invalid',
    byHand: 'By hand',
    notApplicable: 'Not applicable',
    label: 'Commercial name',
    hint: 'As it stands in the official proof.',
    help: 'Your intra-Community number. A Swiss company has none.',
    fault: 'Check the last two digits',
    otherFault: 'Begin the first name with a capital',
    longLabel: 'Name of the establishment responsible for the manufacture of investigational medicinal products',
    said: 'Form says 12. VIES and the extract say 14.',
    here: 'Jan Peeters is at 4.1 Proof',
    released: 'Released to the queue.',
    emptyTitle: 'No registration is yours',
    emptyText: 'Nine wait for someone. Claim the oldest one to begin.',
    job: 'Rebuild of the public register',
    jobNote: 'about 20 seconds left',
    jobFailed: 'The file store did not answer. Nothing was changed.',
    finding: 'Nine in ten are now decided within target',
    measured: 'Working days from submission to first decision',
    week: 'Week of',
    half: 'Half',
    most: '9 in 10',
    target: 'Target 10 working days',
    barFinding: 'Most corrections ask for another proof',
    barMeasured: 'First point of each of the 109 requests',
    point: 'Point',
    count: 'Requests',
    bars: 'Director not in the proof|Address differs from register|Commercial name not in the proof|Proof not readable|Other',
    dialogTitle: 'Ask Valmeyrac Orthopédie SAS for a correction',
    dialogText: 'The company sees the points. Internal notes stay here.',
    assign: 'Assign',
    remind: 'Remind',
    export: 'Export',
    tile: 'My inspections',
    tileText: '2 findings to answer',
    lockedText: 'Your right works by tomorrow, 06:00',
  },
  nl: {
    registration: 'Registratie',
    section: 'Onderdeel',
    sentence: 'U beslist binnen tien werkdagen.',
    strong: 'nadruk',
    link: 'een link',
    busy: 'Wordt goedgekeurd…',
    why: 'Twee punten in uw ontwerp staan open: handel die eerst af.',
    valid: 'VIES geldig',
    silent: 'VIES zwijgt',
    invalid: 'VIES ongeldig',
    byHand: 'Met de hand',
    notApplicable: 'Niet van toepassing',
    label: 'Handelsnaam',
    hint: 'Zoals in het officiële bewijs.',
    help: 'Uw intracommunautair nummer. Een Zwitsers bedrijf heeft er geen.',
    fault: 'Kijk de laatste twee cijfers na',
    otherFault: 'Begin de voornaam met een hoofdletter',
    longLabel: 'Naam van de inrichting verantwoordelijk voor de vervaardiging van geneesmiddelen voor onderzoek',
    said: 'Het formulier zegt 12. VIES en het uittreksel zeggen 14.',
    here: 'Jan Peeters is bij 4.1 Bewijs',
    released: 'Teruggegeven aan de wachtrij.',
    emptyTitle: 'Geen registratie is van u',
    emptyText: 'Negen wachten op iemand. Neem de oudste om te beginnen.',
    job: 'Openbaar register opnieuw opbouwen',
    jobNote: 'nog ongeveer 20 seconden',
    jobFailed: 'De bestandsopslag antwoordde niet. Er is niets gewijzigd.',
    finding: 'Negen op tien worden nu op tijd beslist',
    measured: 'Werkdagen van indiening tot eerste beslissing',
    week: 'Week van',
    half: 'Helft',
    most: '9 op 10',
    target: 'Doel 10 werkdagen',
    barFinding: 'De meeste correcties vragen een ander bewijs',
    barMeasured: 'Eerste punt van elk van de 109 vragen',
    point: 'Punt',
    count: 'Vragen',
    bars: 'Bestuurder niet in het bewijs|Adres verschilt van het register|Handelsnaam niet in het bewijs|Bewijs niet leesbaar|Andere',
    dialogTitle: 'Valmeyrac Orthopédie SAS om een correctie vragen',
    dialogText: 'Het bedrijf ziet de punten. Interne nota’s blijven hier.',
    assign: 'Toewijzen',
    remind: 'Herinneren',
    export: 'Exporteren',
    tile: 'Mijn inspecties',
    tileText: '2 bevindingen te beantwoorden',
    lockedText: 'Uw recht werkt tegen morgen 06:00',
  },
  fr: {
    registration: 'Enregistrement',
    section: 'Partie',
    sentence: 'Vous décidez dans les dix jours ouvrables.',
    strong: 'important',
    link: 'un lien',
    busy: 'Approbation en cours…',
    why: 'Deux points de votre projet sont ouverts : réglez-les d’abord.',
    valid: 'VIES valable',
    silent: 'VIES muet',
    invalid: 'VIES non valable',
    byHand: 'À la main',
    notApplicable: 'Sans objet',
    label: 'Dénomination commerciale',
    hint: 'Comme dans la preuve officielle.',
    help: 'Votre numéro intracommunautaire. Une société suisse n’en a pas.',
    fault: 'Vérifiez les deux derniers chiffres',
    otherFault: 'Commencez le prénom par une majuscule',
    longLabel: 'Dénomination de l’établissement responsable de la fabrication de médicaments expérimentaux',
    said: 'Le formulaire dit 12. VIES et l’extrait disent 14.',
    here: 'Jan Peeters est à 4.1 Preuve',
    released: 'Rendu à la file.',
    emptyTitle: 'Aucun enregistrement n’est à vous',
    emptyText: 'Neuf attendent quelqu’un. Prenez le plus ancien pour commencer.',
    job: 'Reconstruction du registre public',
    jobNote: 'encore 20 secondes environ',
    jobFailed: 'Le dépôt des fichiers n’a pas répondu. Rien n’a changé.',
    finding: 'Neuf sur dix sont désormais décidés à temps',
    measured: 'Jours ouvrables de l’envoi à la première décision',
    week: 'Semaine du',
    half: 'La moitié',
    most: '9 sur 10',
    target: 'Objectif 10 jours ouvrables',
    barFinding: 'La plupart des corrections demandent une autre preuve',
    barMeasured: 'Premier point de chacune des 109 demandes',
    point: 'Point',
    count: 'Demandes',
    bars: 'Dirigeant absent de la preuve|Adresse différente du registre|Dénomination absente de la preuve|Preuve illisible|Autre',
    dialogTitle: 'Demander une correction à Valmeyrac Orthopédie SAS',
    dialogText: 'La société voit les points. Les notes internes restent ici.',
    assign: 'Attribuer',
    remind: 'Rappeler',
    export: 'Exporter',
    tile: 'Mes inspections',
    tileText: '2 constats à répondre',
    lockedText: 'Votre droit fonctionne d’ici demain, 06:00',
  },
  de: {
    registration: 'Registrierung',
    section: 'Abschnitt',
    sentence: 'Sie entscheiden innerhalb von zehn Werktagen.',
    strong: 'wichtig',
    link: 'ein Link',
    busy: 'Wird genehmigt…',
    why: 'Zwei Punkte Ihres Entwurfs sind offen: Erledigen Sie diese zuerst.',
    valid: 'VIES gültig',
    silent: 'VIES schweigt',
    invalid: 'VIES ungültig',
    byHand: 'Von Hand',
    notApplicable: 'Nicht zutreffend',
    label: 'Handelsbezeichnung',
    hint: 'Wie im amtlichen Nachweis.',
    help: 'Ihre innergemeinschaftliche Nummer. Ein Schweizer Unternehmen hat keine.',
    fault: 'Prüfen Sie die letzten zwei Ziffern',
    otherFault: 'Beginnen Sie den Vornamen mit einem Großbuchstaben',
    longLabel: 'Arzneimittelherstellungserlaubnisinhaberbetriebsstättenbezeichnung',
    said: 'Im Formular steht 12. VIES und der Auszug sagen 14.',
    here: 'Jan Peeters ist bei 4.1 Nachweis',
    released: 'In die Warteschlange zurückgegeben.',
    emptyTitle: 'Keine Registrierung gehört Ihnen',
    emptyText: 'Neun warten auf jemanden. Übernehmen Sie die älteste.',
    job: 'Neuaufbau des öffentlichen Registers',
    jobNote: 'noch etwa 20 Sekunden',
    jobFailed: 'Der Dateispeicher hat nicht geantwortet. Nichts wurde geändert.',
    finding: 'Neun von zehn werden jetzt fristgerecht entschieden',
    measured: 'Werktage von der Einreichung bis zur ersten Entscheidung',
    week: 'Woche vom',
    half: 'Hälfte',
    most: '9 von 10',
    target: 'Ziel 10 Werktage',
    barFinding: 'Die meisten Berichtigungen verlangen einen anderen Nachweis',
    barMeasured: 'Erster Punkt jeder der 109 Anfragen',
    point: 'Punkt',
    count: 'Anfragen',
    bars: 'Geschäftsführer nicht im Nachweis|Anschrift weicht vom Register ab|Handelsbezeichnung nicht im Nachweis|Nachweis nicht lesbar|Sonstiges',
    dialogTitle: 'Valmeyrac Orthopédie SAS um eine Berichtigung bitten',
    dialogText: 'Das Unternehmen sieht die Punkte. Interne Notizen bleiben hier.',
    assign: 'Zuweisen',
    remind: 'Erinnern',
    export: 'Exportieren',
    tile: 'Meine Inspektionen',
    tileText: '2 Feststellungen zu beantworten',
    lockedText: 'Ihr Recht gilt ab morgen, 06:00 Uhr',
  },
}

export const specimen = (language: ScreenLanguage): Specimen => specimens[language]

/** What breaks a page that was only tried with short English words. */
export const extremes = {
  words: ['Rechtsschutzversicherungsgesellschaften', 'Arzneimittelherstellungserlaubnisinhaberbetriebsstättenbezeichnung'],
  oneLetter: 'Ø',
  rightToLeft: ['شركة الأدوية المتحدة', 'חברת התרופות בע״מ'],
  street: `${'Calle de los Fabricantes de Productos Sanitarios y Farmacéuticos '.repeat(3)}12`.slice(0, 200),
  greek: 'Φαρμακευτική Εταιρεία Θεσσαλονίκης Α.Ε.',
  unbroken: 'a'.repeat(60),
}
