/** Beside the name of a creator whom Ramai knows; `label` is read out. */
export const VerifiedMark = ({ label }: { label: string }) => (
  <>
    {' '}
    <span className="verified" role="img" aria-label={label} />
  </>
)
