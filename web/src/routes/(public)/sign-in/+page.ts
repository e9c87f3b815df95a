// A form posted as it is: the page most people come by is there at once, on a slow phone too.
export const csr = false
