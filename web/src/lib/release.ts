declare const __RELEASE__: string

/** The release number in the footer (S13). */
export const release = __RELEASE__
