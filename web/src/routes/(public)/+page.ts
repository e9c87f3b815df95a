// Only read: no script, so that it is there at once on a slow phone.
export const csr = false
