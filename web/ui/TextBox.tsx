import {
  FieldError,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components/TextField'
import './Field.css'

export type TextBoxProps = Omit<TextFieldProps, 'className' | 'style' | 'children'> & {
  label: string
  help?: string
  error?: string | undefined
}

/** Several lines to write in; it grows with what is written. */
export function TextBox({ label, help, error, ...rest }: TextBoxProps) {
  return (
    <TextField {...rest} validationBehavior="aria" isInvalid={Boolean(error)} className="field">
      <Label className="field-label">{label}</Label>
      {help ? (
        <Text slot="description" className="soft small">
          {help}
        </Text>
      ) : null}
      <TextArea className="field-input field-box" rows={5} />
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}
