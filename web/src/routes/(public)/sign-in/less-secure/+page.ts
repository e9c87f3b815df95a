// A page that is only read: each of its ways is a link.
export const csr = false
