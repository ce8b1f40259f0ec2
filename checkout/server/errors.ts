export { DomainError, type FailureKind } from '@jembatan/platform/errors'
