import { absentPages } from '@jembatan/http/absent-pages'
import NotFound, { generateMetadata } from '../not-found'

export const { orAbsent, orAbsentHead } = absentPages(NotFound, generateMetadata)
