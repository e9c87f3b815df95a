/**
 * A mail's HTML for a frame of our own page. Its style element only darkens it for mail programs; a frame inherits the
 * page's policy, which takes no style elements, and a letter is shown on white paper anyway. Links lead nowhere there.
 */
export function framedMail(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/, '')
}
