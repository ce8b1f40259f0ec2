import { ProblemPage, problemHead } from '@/app/_ui/problem-page'

export const generateMetadata = () => problemHead('creator_unknown')

export default function CreatorUnknown() {
  return <ProblemPage problem="creator_unknown" />
}
