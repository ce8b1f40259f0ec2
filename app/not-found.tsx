import { ProblemPage, problemHead } from './parts/problem-page'

export const generateMetadata = () => problemHead('not_found')

export default function NotFound() {
  return <ProblemPage problem="not_found" />
}
