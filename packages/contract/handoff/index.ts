export { generateSigningKey, type PublicJwk, parseSigningKey, type SigningKey } from '../keys/signing-key'
export {
  CLAIM_NAMES,
  CLOCK_TOLERANCE,
  HANDOFF_TYPE,
  type HandoffClaims,
  handoffClaimsSchema,
  LONGEST_LIFE,
  skuSchema,
} from './claims'
export { type HandoffRefusal, HandoffRefused, type RefusalReason } from './handoff-refused'
export { type Issuer, type IssuerRegistry, parseIssuerRegistry } from './issuer-registry'
export { LANGUAGE_PARAMETER, landingLanguageSchema } from './landing-language'
export { type MintHandoff, mintHandoff } from './mint-handoff'
export { type VerifyHandoff, verifyHandoff } from './verify-handoff'
