import { csamDenials, csamShown, csamWays, type CsamWay } from './csam-cards.ts'
import { escaped, page } from './html.ts'
import type { SeededPerson } from './seeded-numbers.ts'

export type CsamAsked = { action: string; usual: CsamWay; persons: readonly SeededPerson[]; typed?: string; fault?: string }

/** Where one says who signs in and how it goes. One form, so that it works by keyboard and without script. */
export function csamPage({ action, usual, persons, typed = '', fault }: CsamAsked): string {
  const who = persons.map(
    ({ nationalNumber, surname, givenName, company }, at) =>
      `<p><label><input type="radio" name="who" value="${escaped(nationalNumber)}"${at === 0 && typed === '' ? ' checked' : ''}>
        ${escaped(`${givenName} ${surname}`)}, ${escaped(company)}</label></p>`,
  )
  const ways = csamWays.map(
    (way) =>
      `<p><label><input type="radio" name="way" value="${way}"${way === usual ? ' checked' : ''}> ${escaped(labelOf(way))}</label></p>`,
  )
  const error = fault === undefined ? '' : `<p role="alert" id="number-fault"><strong>${escaped(fault)}</strong></p>`
  const isChecked = typed !== '' || persons.length === 0 ? ' checked' : ''
  return page(
    'CSAM, simulated',
    `<h1>CSAM, simulated</h1>
    <p>Here a person would read the identity card or open itsme. Nothing is checked: say who it is and how it goes.</p>
    <form method="post" action="${escaped(action)}">
      ${error}
      <fieldset><legend>Who signs in</legend>${who.join('')}
        <p><label><input type="radio" name="who" value="other"${isChecked}> Somebody else</label></p>
        <p><label for="number">National number of somebody else</label><br>
        <input id="number" name="number" value="${escaped(typed)}" autocomplete="off" inputmode="numeric"${
          fault === undefined ? '' : ' aria-invalid="true" aria-describedby="number-fault"'
        }></p>
      </fieldset>
      <fieldset><legend>How it goes</legend>${ways.join('')}</fieldset>
      <p><button>Continue</button></p>
    </form>`,
  )
}

function labelOf(way: CsamWay): string {
  return way === 'cancelled' || way === 'wrong-pin' || way === 'card-blocked' ? csamDenials[way].label : csamShown[way].label
}
