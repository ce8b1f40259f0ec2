export { type ConsentText, consentTextOn, consentTexts } from './consent-texts'
