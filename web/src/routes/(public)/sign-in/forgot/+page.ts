// A form posted as it is: whoever lost the way in waits for no script.
export const csr = false
