import { describe, expect, it } from 'vitest'
import { judgePassword } from './password-strength.ts'

const about = ['aline.macron', 'Aline Macron', 'aline@ortopedia.example', 'Plastique Fantastique NV']

describe('a password of one’s own', () => {
  it.each(['vier blauwe walvissen', 'Tr0ub4dor&3-xkcd', 'correct horse battery', 'пароль не из книги', '正しい馬電池ホチキスと鯨の歌'])(
    'may be %s',
    async (password) => {
      expect(await judgePassword(password, about)).toBeUndefined()
    },
  )

  it.each([
    ['elf tekens!', 'password-too-short'],
    ['👩‍👩‍👧‍👦👩‍👩', 'password-too-short'],
    ['password1234', 'password-too-guessable'],
    ['PassWord PassWord', 'password-too-guessable'],
    ['azertyuiop2026', 'password-too-guessable'],
    ['aaaaaaaaaaaaaaaaaaaa', 'password-too-guessable'],
    ['121212121212121212', 'password-too-guessable'],
    ['Aline.Macron.2026', 'password-too-guessable'],
    ['Macron is geheim', 'password-too-guessable'],
    ['PLASTIQUE-fantastique', 'password-too-guessable'],
    ['ortopedia wachtwoord', 'password-too-guessable'],
    ['mot de passe 123', 'password-too-guessable'],
    ['𝓫𝓵𝓪𝓾𝔀 𝔀𝓪𝓵𝓿𝓲𝓼', 'password-too-guessable'],
    ['wachtwoord2026', 'password-too-guessable'],
    ['Passwort123456', 'password-too-guessable'],
  ])('may not be %s', async (password, fault) => {
    expect(await judgePassword(password, about)).toBe(fault)
  })

  it('short names around an account do not get in the way', async () => {
    expect(await judgePassword('vier blauwe walvissen', ['Li Wa', 'li.wa@x.be'])).toBeUndefined()
  })

  it('is judged in a moment, however long and whatever it is made of', async () => {
    const begin = performance.now()
    for (const text of ['aB1$'.repeat(250), '4@8({[<369&#!1/|0$5+7%2'.repeat(40), 'x'.repeat(1000)]) await judgePassword(text, about)
    // Unbounded, the first of them alone takes half a minute.
    expect(performance.now() - begin).toBeLessThan(5_000)
  })
})
