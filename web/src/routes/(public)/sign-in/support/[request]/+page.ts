// Forms posted as they are: whoever lost the way in waits for no script.
export const csr = false
