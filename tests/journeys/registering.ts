import type { Page } from 'playwright-core'
import { goodPdf } from '../support/pdfs.ts'

/** The company of the journeys: Spanish, and written to in French. Every number is a valid one that nobody has. */
export const ortopedia = {
  number: 'B58378431',
  name: 'Ortopedia del Mar',
  contact: { name: 'Jordi Serra', email: 'jordi@ortopediadelmar.example' },
  representative: { firstName: 'Marta', lastName: 'Vidal Puig', email: 'marta@ortopediadelmar.example' },
}

const buttons = {
  fr: {
    identify: 'Vérifier le numéro',
    goOn: /^(Enregistrer et continuer|Continuer)/,
    leaveUnits: /unité d’établissement$|Enregistrer et continuer/,
    save: 'Enregistrer et continuer',
    submit: 'Envoyer l’enregistrement',
  },
  en: {
    identify: 'Check the number',
    goOn: /^(Save and continue|Continue)/,
    leaveUnits: /^Continue without|Save and continue/,
    save: 'Save and continue',
    submit: 'Submit registration',
  },
} as const

/** The acts of an applicant, each on its page. They only use what a form has, so they work with and without script. */
export function applicant(page: Page, language: keyof typeof buttons = 'fr') {
  const words = buttons[language]
  const goOn = () => page.locator('#step-form').getByRole('button', { name: words.goOn }).last().click()
  const field = (name: string) => page.locator(`[name="${name}"]`)
  const proof = goodPdf([`Denominacion social: ${ortopedia.name}`, 'Administradora: Marta Vidal Puig'])

  return {
    async identify(number = ortopedia.number) {
      await page.goto(`/${language}/register`)
      await field('country').selectOption('ES')
      await page.locator('[name=hasCbe][value=no]').check()
      await field('vatNumber').fill(number)
      await page.getByRole('button', { name: words.identify }).click()
    },
    async leaveNumber() {
      await goOn()
      await page.waitForURL('**/contact')
    },
    async giveContact() {
      await field('contact.name').fill(ortopedia.contact.name)
      await field('contact.email').fill(ortopedia.contact.email)
      await goOn()
      await page.waitForURL('**/office')
    },
    async giveOffice() {
      await field('company.commercialName').fill(ortopedia.name)
      await field('company.address.street').fill('Carrer de la Marina')
      await field('company.address.number').fill('12')
      await field('company.address.postcode').fill('08005')
      await field('company.address.city').fill('Barcelona')
      await goOn()
      await page.waitForURL('**/proof')
    },
    async chooseProof() {
      await page.locator('input[type=file]').setInputFiles({ name: 'extracto.pdf', mimeType: 'application/pdf', buffer: await proof })
    },
    async leaveProof() {
      await goOn()
      await page.waitForURL('**/units')
    },
    async leaveUnits() {
      await page.locator('#step-form').getByRole('button', { name: words.leaveUnits }).last().click()
      await page.waitForURL('**/representatives')
    },
    async nameRepresentative(firstName = ortopedia.representative.firstName, birthYear = '1979') {
      const at = (part: string) => field(`legalRepresentatives.0.${part}`)
      await at('firstName').fill(firstName)
      await at('lastName').fill(ortopedia.representative.lastName)
      await at('birthDate.day').fill('4')
      await at('birthDate.month').fill('3')
      await at('birthDate.year').fill(birthYear)
      await at('birthCountry').selectOption('ES')
      await page.locator('[name="legalRepresentatives.0.sex"][value=F]').check()
      await at('email').fill(ortopedia.representative.email)
    },
    saveRepresentatives: () => page.getByRole('button', { name: words.save }).last().click(),
    /** Sends it, and answers the reference that the page then shows. */
    async submit(): Promise<string> {
      await page.getByRole('button', { name: words.submit }).click()
      await page.waitForURL('**/registrations/R-*')
      return new URL(page.url()).pathname.split('/').at(-1) ?? ''
    },
    goOn,
    field,
  }
}
