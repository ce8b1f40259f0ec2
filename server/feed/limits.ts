/** With these a document is one flight of packets (ten of 1,460 bytes, RFC 6928); the script asks for the others at once. */
export const FEW = 2
