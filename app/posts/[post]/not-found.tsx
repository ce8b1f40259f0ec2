import { ProblemPage, problemHead } from '@/app/_ui/problem-page'

export const generateMetadata = () => problemHead('post_unknown')

export default function PostUnknown() {
  return <ProblemPage problem="post_unknown" />
}
