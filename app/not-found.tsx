import { ProblemPage } from './parts/problem-page'

export default function NotFound() {
  return <ProblemPage problem="not_found" />
}
