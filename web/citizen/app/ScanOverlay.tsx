/** The frame in which a code is held. */
export function ScanOverlay() {
  return (
    <svg
      className="camera-overlay"
      viewBox="0 0 100 100"
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      <path
        className="camera-guide"
        d="M18 32V22q0-4 4-4h10M68 18h10q4 0 4 4v10M82 68v10q0 4-4 4H68M32 82H22q-4 0-4-4V68"
      />
    </svg>
  )
}
