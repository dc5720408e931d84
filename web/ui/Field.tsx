import {
  FieldError,
  Input,
  Label,
  Text,
  TextField,
  type TextFieldProps,
} from 'react-aria-components/TextField'
import './Field.css'

export type FieldProps = Omit<TextFieldProps, 'className' | 'style' | 'children'> & {
  label: string
  help?: string
  error?: string | undefined
  placeholder?: string
}

/** A labelled line to type in, with its help before and its error after. */
export function Field({ label, help, error, placeholder, ...rest }: FieldProps) {
  // The page says what is wrong; a browser's own check would keep the form from being sent once more after it was mended.
  return (
    <TextField {...rest} validationBehavior="aria" isInvalid={Boolean(error)} className="field">
      <Label className="field-label">{label}</Label>
      {help ? (
        <Text slot="description" className="soft small">
          {help}
        </Text>
      ) : null}
      <Input className="field-input" placeholder={placeholder ?? ''} />
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}
