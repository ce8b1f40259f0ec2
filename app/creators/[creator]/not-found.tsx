import { ProblemPage } from '@/app/parts/problem-page'

export default function CreatorUnknown() {
  return <ProblemPage problem="creator_unknown" />
}
