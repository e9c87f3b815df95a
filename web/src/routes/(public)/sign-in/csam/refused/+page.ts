// A page that is only read: what it leads to are links.
export const csr = false
