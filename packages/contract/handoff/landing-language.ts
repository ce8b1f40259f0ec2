import { z } from 'zod'

/**
 * The parameter of the landing's address that names the language to open in. It is optional, public
 * and no claim of the token; it may hold one of two values, and so nothing about a person.
 */
export const LANGUAGE_PARAMETER = 'lang'

export const landingLanguageSchema = z.enum(['id', 'en'])
