import type { CompanyRole } from '../../companies/companies.contract.ts'
import { layOutMail, type MailContent } from '../../notifications/mail-layout.ts'
import type { Language } from '../identity.contract.ts'

export type NamedMailFacts = { language: Language; name: string; company: string; role: CompanyRole; url: string }

const words = {
  nl: {
    subject: 'Een onderneming noemt u in het bedrijvenportaal',
    roles: { 'legal-representative': 'wettelijk vertegenwoordiger', 'contact-person': 'contactpersoon' },
    opening: (company: string, role: string) => `${company} noemt u als ${role} bij het FAGG.`,
    account: 'U hebt al een account. Uw gebruikersnaam, wachtwoord, telefoon en e-mailadres blijven zoals ze zijn.',
    meaning: 'De band met deze onderneming telt pas wanneer u ze na aanmelding aanvaardt.',
    wrong: 'Kent u deze onderneming niet? Aanvaard niets en schrijf naar het adres hieronder.',
    action: 'Aanmelden',
  },
  fr: {
    subject: 'Une entreprise vous désigne dans le portail des entreprises',
    roles: { 'legal-representative': 'représentant légal', 'contact-person': 'personne de contact' },
    opening: (company: string, role: string) => `${company} vous désigne comme ${role} auprès de l’AFMPS.`,
    account: 'Vous avez déjà un compte. Votre identifiant, votre mot de passe, votre téléphone et votre adresse restent tels quels.',
    meaning: 'Le lien avec cette entreprise ne compte que lorsque vous l’aurez accepté après vous être connecté.',
    wrong: 'Vous ne connaissez pas cette entreprise ? N’acceptez rien et écrivez à l’adresse ci-dessous.',
    action: 'Se connecter',
  },
  en: {
    subject: 'A company names you in the company portal',
    roles: { 'legal-representative': 'legal representative', 'contact-person': 'contact person' },
    opening: (company: string, role: string) => `${company} names you as ${role} at the FAMHP.`,
    account: 'You have an account already. Your user name, password, phone and address stay as they are.',
    meaning: 'The tie with this company counts only once you have accepted it after signing in.',
    wrong: 'You do not know this company? Accept nothing, and write to the address below.',
    action: 'Sign in',
  },
} as const

/** One person, one account: who has one already is told at its own address, and gets no credentials. */
export function namedByCompanyMail({ language, name, company, role, url }: NamedMailFacts): MailContent {
  const say = words[language]
  return layOutMail({
    language,
    subject: say.subject,
    name,
    turn: { who: 'you' },
    because: { why: 'named' },
    blocks: [
      { kind: 'text', text: say.opening(company, say.roles[role]) },
      { kind: 'text', text: say.account },
      { kind: 'text', text: say.meaning },
    ],
    action: { label: say.action, url },
    after: [{ kind: 'note', text: say.wrong }],
  })
}
