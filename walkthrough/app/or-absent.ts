import { absentPages } from '@jembatan/admission/absent-pages'
import NotFound, { generateMetadata } from './not-found'

export const { orAbsent, orAbsentHead } = absentPages(NotFound, generateMetadata)
