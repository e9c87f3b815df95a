import { escaped, page } from './html.ts'

/** How signing in at the simulated agency may go. */
export const agencyWays = ['both', 'password', 'unconfirmed', 'cancelled'] as const
export type AgencyWay = (typeof agencyWays)[number]

const labels: Readonly<Record<AgencyWay, string>> = {
  both: 'Password and a second factor',
  password: 'Password only: the portal asks for its own code',
  unconfirmed: 'An address that nobody confirmed',
  cancelled: 'Cancelled by the person',
}

export type AgencyAsked = { action: string; people: readonly { name: string; email: string }[]; typed?: string; fault?: string }

/** Where one says who signs in and how it goes. One form, so that it works by keyboard and without script. */
export function agencyPage({ action, people, typed = '', fault }: AgencyAsked): string {
  const who = people.map(
    ({ name, email }, at) =>
      `<p><label><input type="radio" name="who" value="${escaped(email)}"${at === 0 && typed === '' ? ' checked' : ''}>
        ${escaped(`${name}, ${email}`)}</label></p>`,
  )
  const ways = agencyWays.map(
    (way, at) =>
      `<p><label><input type="radio" name="way" value="${way}"${at === 0 ? ' checked' : ''}> ${escaped(labels[way])}</label></p>`,
  )
  const error = fault === undefined ? '' : `<p role="alert" id="address-fault"><strong>${escaped(fault)}</strong></p>`
  return page(
    'The agency’s sign-in, simulated',
    `<h1>The agency’s sign-in, simulated</h1>
    <p>Here somebody of the agency would sign in as to everything else. Nothing is checked: say who it is and how it goes.</p>
    <form method="post" action="${escaped(action)}">
      ${error}
      <fieldset><legend>Who signs in</legend>${who.join('')}
        <p><label><input type="radio" name="who" value="other"${typed === '' ? '' : ' checked'}> Somebody else</label></p>
        <p><label for="address">E-mail address of somebody else</label><br>
        <input id="address" name="address" value="${escaped(typed)}" autocomplete="off" inputmode="email"${
          fault === undefined ? '' : ' aria-invalid="true" aria-describedby="address-fault"'
        }></p>
      </fieldset>
      <fieldset><legend>How it goes</legend>${ways.join('')}</fieldset>
      <p><button>Continue</button></p>
    </form>`,
  )
}
