import { ProblemPage, problemHead } from './_ui/problem-page'

export const generateMetadata = () => problemHead('not_found')

export default function NotFound() {
  return <ProblemPage problem="not_found" />
}
