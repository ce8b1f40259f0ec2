import { absentPages } from '@jembatan/admission/absent-pages'
import NotFound from './not-found'

export const { orAbsent, orNoHead } = absentPages(NotFound)
