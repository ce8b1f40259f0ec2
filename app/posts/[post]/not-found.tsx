import { ProblemPage } from '@/app/parts/problem-page'

export default function PostUnknown() {
  return <ProblemPage problem="post_unknown" />
}
