import './Guilloche.css'
import { rosette, waves } from './guilloche.ts'

const flower = [0, 0.7, 1.4, 2.1, 2.8, 3.5].map(turn => rosette(150, 12, 0.62, turn))
const heart = [0, 1.1, 2.2].map(turn => rosette(70, 9, 0.5, turn))
const band = waves(856, 400, 210, 9, 3)
const upper = waves(856, 150, 150, 6, 4)

/** The engraved ground of the card; the rosette turns slowly, which a screenshot cannot. */
export function Guilloche() {
  return (
    <svg className="guilloche" viewBox="0 0 856 540" preserveAspectRatio="none" aria-hidden="true">
      <g className="guilloche-lines">
        {[...upper, ...band].map(path => (
          <path key={path} d={path} />
        ))}
      </g>
      <g transform="translate(600 300)">
        <g className="guilloche-turning">
          {flower.map(path => (
            <path key={path} d={path} />
          ))}
        </g>
        <g className="guilloche-turning guilloche-counter">
          {heart.map(path => (
            <path key={path} d={path} />
          ))}
        </g>
      </g>
    </svg>
  )
}

/** The mark of Tuaton: two people's outlines that make one rosette. */
export function Mark() {
  return (
    <svg className="mark" viewBox="-50 -50 100 100" aria-hidden="true">
      <path className="mark-ring" d={markRing} />
      <circle className="mark-head" cx="0" cy="-11" r="11" />
      <path className="mark-head" d="M-22 27c0-14 9-23 22-23s22 9 22 23z" />
    </svg>
  )
}

const markRing = rosette(48, 12, 0.1, 0)
