"""An independent, naive second computation of the metric catalogue, to compare with the tool."""
