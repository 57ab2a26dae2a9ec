"""What is shown when the program has made a mistake."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from studyapp.ui.dialogs.dialog import Dialog
from studyapp.ui.fonts import code_font
from studyapp.ui.icons import Icons
from studyapp.ui.theme import Theme
from studyapp.ui.widgets.layout.label import Label


class CrashDialog(Dialog):
    """Says that nothing is lost, and shows the report so that it can be copied."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        report: str,
        log: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, self.tr("Something went wrong"), parent, width=600)
        text = self.tr(
            "This is a mistake of the program, not yours. Every answer that you have seen "
            "accepted is saved. You can go on; if it happens again, restart the program."
        )
        self.report_edit = QPlainTextEdit(report)
        self.report_edit.setReadOnly(True)
        self.report_edit.setFont(code_font(12))
        self.report_edit.setAccessibleName(self.tr("Report"))
        self.report_edit.setMinimumHeight(220)
        self.body.addWidget(Label(text, "quiet", wrap=True))
        self.body.addWidget(self.report_edit, 1)
        self.body.addWidget(
            Label(self.tr("Also written to {file}").format(file=log), "caption", wrap=True)
        )
        self.copy_button = self.add_button(self.tr("Copy report"), icon="copy")
        self.close_button = self.add_button(self.tr("Go on"), kind="primary")
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.report_edit.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
