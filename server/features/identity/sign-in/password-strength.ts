import { bareOf, passwordFault, tellingParts, type PasswordFault } from '../identity.rules.ts'

/** So many guesses, as a power of ten, a password has to outlast: what zxcvbn calls very unguessable, and safely so without its spaces. */
const enoughGuesses = { asTyped: 10, withoutSpaces: 8 }
/** What is longer is judged by its beginning: the time to judge grows faster than the length, and a long one is strong anyway. */
const judgedSigns = 40

type Judge = { guesses(password: string, about: string[]): number }
let judge: Promise<Judge> | undefined

/**
 * Why a password may not be chosen, or nothing. Guesses are counted by zxcvbn with the words of the four languages and the
 * names around the account; no rule says which signs it must hold. Spaces alone make no password of a common one.
 */
export async function judgePassword(password: string, about: readonly string[]): Promise<PasswordFault | undefined> {
  const fault = passwordFault(password, about)
  if (fault) return fault
  judge ??= openJudge()
  const { guesses } = await judge
  const names = tellingParts(about)
  const start = Array.from(password.normalize('NFC')).slice(0, judgedSigns).join('')
  if (guesses(start, names) < enoughGuesses.asTyped) return 'password-too-guessable'
  return guesses(bareOf(start), names) < enoughGuesses.withoutSpaces ? 'password-too-guessable' : undefined
}

/** The dictionaries weigh more than all the rest of signing in, so they are loaded when the first password is chosen. */
async function openJudge(): Promise<Judge> {
  const [{ ZxcvbnFactory }, common, english, french, german, dutch] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fr'),
    import('@zxcvbn-ts/language-de'),
    import('@zxcvbn-ts/language-nl-be'),
  ])
  // Those two name their lists alike.
  const named = <List>(lists: Record<string, List>, language: string): Record<string, List> =>
    Object.fromEntries(Object.entries(lists).map(([name, list]) => [`${name}-${language}`, list]))
  const zxcvbn = new ZxcvbnFactory({
    graphs: common.adjacencyGraphs,
    dictionary: {
      ...common.dictionary,
      ...english.dictionary,
      ...french.dictionary,
      ...named(german.dictionary, 'de'),
      ...named(dutch.dictionary, 'nl'),
    },
    // By default a hundred spellings of each sign are tried, which takes seconds for a password of sixteen.
    l33tMaxSubstitutions: 3,
  })
  return { guesses: (password, names) => zxcvbn.check(password, names).guessesLog10 }
}
