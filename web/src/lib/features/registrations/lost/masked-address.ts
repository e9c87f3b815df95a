/** An address that its owner recognises and nobody learns from it: `l•••a@ortopedia.example`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const signs = [...address.slice(0, at)]
  if (at < 1) return '•••'
  const last = signs.length > 2 ? signs.at(-1) : ''
  return `${signs[0] ?? ''}•••${last ?? ''}${address.slice(at)}`
}
