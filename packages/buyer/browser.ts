export { ARRIVING, Browser, type HttpAnswer, POSTING, problemCode } from '@jembatan/contract/conformance/browser'
