import { useMutation } from '@apollo/client/react'
import { CloseExceptionDocument, type ExceptionPartsFragment, OpenExceptionsDocument } from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { EXCEPTIONS } from './words.ts'

/** Takes an exception off the list. */
export function CloseDialog({ exception, onClose }: { exception: ExceptionPartsFragment; onClose(): void }) {
  const [close] = useMutation(CloseExceptionDocument, { refetchQueries: [OpenExceptionsDocument] })
  const { id: exceptionId, machineId, code, message } = exception
  return (
    <ActionDialog
      title="Close the exception"
      figures={[
        ['What it is', EXCEPTIONS[code] ?? code],
        ['It says', message],
        ['What follows', 'No money moves. It leaves the list and stays in the log of the machine.'],
      ]}
      confirm="Close it"
      onConfirm={() => close({ variables: { input: { machineId, exceptionId } } })}
      onClose={onClose}
    />
  )
}
