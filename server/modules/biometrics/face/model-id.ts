/** Changes whenever detector, alignment, network or averaging changes: old templates then stop comparing. */
export const faceModelId = 'tuaton-face-1:blazeface256+mesh468+dlib128:mean2'
