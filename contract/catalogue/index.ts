export { generateSigningKey, type PublicJwk, parseSigningKey, type SigningKey } from '../keys/signing-key'
export { type Catalogue, catalogueSchema } from './catalogue'
export { type CatalogueKeys, CatalogueRefused, parseCatalogueKeys, readCatalogue } from './read-catalogue'
export { signCatalogue } from './sign-catalogue'
