// A button posted as it is: the link works for minutes, and no script has to be there first.
export const csr = false
