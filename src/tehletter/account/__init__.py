"""What a proof found, told by RGAA criterion: judged, as JSON, as pages, as a draft of the accessibility statement."""
