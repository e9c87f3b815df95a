/**
 * What a browser loads in place of zod (`stand-ins.ts`): it asks, and the server judges. Contracts are there for their
 * paths and their types; ten kilobytes of judging would come along with every page. Each schema is one nothing that takes
 * every call; only to judge by it is a fault, and told at once.
 */
const judging = new Set<string | symbol>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'decode', 'encode'])

const nothing: unknown = new Proxy(() => undefined, {
  apply: () => nothing,
  get(_, name) {
    if (judging.has(name)) throw new TypeError(`A browser has no schemas to ${String(name)} by`)
    return nothing
  },
})

export {
  nothing as _default,
  nothing as array,
  nothing as boolean,
  nothing as coerce,
  nothing as email,
  nothing as enum,
  nothing as extend,
  nothing as int,
  nothing as iso,
  nothing as literal,
  nothing as maxLength,
  nothing as maximum,
  nothing as minLength,
  nothing as minimum,
  nothing as normalize,
  nothing as nullable,
  nothing as object,
  nothing as optional,
  nothing as overwrite,
  nothing as record,
  nothing as regex,
  nothing as string,
  nothing as toLowerCase,
  nothing as trim,
  nothing as union,
  nothing as unknown,
  nothing as uuid,
}
