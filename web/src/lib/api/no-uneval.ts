/**
 * What a browser loads in place of devalue's writer of script (`stand-ins.ts`). Kit's runtime names it for values of an
 * app's own types, which we have none of, and only a server would write them.
 */
export function uneval(): never {
  throw new TypeError('A browser writes no script')
}
